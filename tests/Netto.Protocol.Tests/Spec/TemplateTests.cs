namespace Netto.Protocol.Tests.Spec;

[Trait("Kind", "Spec")]
public sealed class TemplateTests
{
    public static TheoryData<string> Names => [.. ProtocolTemplate.All.Select(template => template.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_is_valid_without_a_single_finding(string name)
    {
        var reading = ProtocolReader.Read(ProtocolTemplate.Find(name)!.ReadText(), name);

        reading.Diagnostics.ShouldBeEmpty();
        reading.Protocol.ShouldNotBeNull().Id.ShouldBe(name);
    }
}
