namespace Netto.Protocol.Tests.Spec;

[Trait("Kind", "Spec")]
public sealed class TemplateTests
{
    public static TheoryData<string> Names => [.. ProtocolTemplate.All.Select(template => template.Name)];

    public static TheoryData<string> Samples =>
        [.. Directory.EnumerateFiles(Repository.PathOf("samples"), "*.yaml").Select(file => Path.GetFileName(file)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_template_is_valid_without_a_single_finding(string name)
    {
        var reading = ProtocolReader.Read(ProtocolTemplate.Find(name)!.ReadText(), name);

        reading.Diagnostics.ShouldBeEmpty();
        reading.Protocol.ShouldNotBeNull().Id.ShouldBe(name);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_is_valid_without_a_single_finding(string file)
    {
        var reading = ProtocolReader.TryReadFile(Repository.PathOf("samples", file));

        reading.Diagnostics.ShouldBeEmpty();
        reading.Protocol.ShouldNotBeNull().Id.ShouldBe(Path.GetFileNameWithoutExtension(file));
    }
}
