namespace Netto.Protocol.Tests.Hand;

[Trait("Kind", "Hand")]
public sealed class CanonicalTests
{
    private static readonly string Example = File.ReadAllText(
        Repository.PathOf("docs", "reference", "diagnostics", "example.yaml")
    );

    [Fact]
    public void Comments_quotes_order_of_settings_and_written_defaults_do_not_change_the_hash()
    {
        var other =
            "# a comment\n"
            + Example
                .Replace("seed: 1\n", "", StringComparison.Ordinal)
                .Replace("scheme: WW", "scheme: \"WW\" # the benefit", StringComparison.Ordinal)
                .Replace("{role: control, letter: B,", "{letter: 'B', role: control,", StringComparison.Ordinal)
                .Replace(
                    "horizon: 12 months, hours",
                    "horizon: 12 months, jobs: new, origin: entry, hours",
                    StringComparison.Ordinal
                )
                .Replace(
                    "digits: {even: control, odd: treatment}",
                    "digits: {odd: treatment, 0: control, 2-2: control, \"4,6,8\": control}",
                    StringComparison.Ordinal
                )
            + "\nseed: 1\n";

        Hash(other).ShouldBe(Hash(Example));
    }

    [Theory]
    [InlineData("seed: 1", "seed: 2")]
    [InlineData("months: 12, data", "months: 13, data")]
    [InlineData("{even: control, odd: treatment}", "{even: treatment, odd: control}")]
    [InlineData("{even: control, odd: treatment}", "{'0,2,4,6,8,9': control, '1,3,5,7': treatment}")]
    [InlineData("nl: Voorbeeld", "nl: Ander voorbeeld")]
    [InlineData("balance: [sex, age_group]", "balance: [age_group, sex]")]
    public void Any_change_of_content_changes_the_hash(string old, string replacement)
    {
        Example.ShouldContain(old);

        Hash(Example.Replace(old, replacement, StringComparison.Ordinal)).ShouldNotBe(Hash(Example));
    }

    [Fact]
    public void The_canonical_form_writes_every_default_and_sorts_the_keys()
    {
        var text = CanonicalProtocol.Text(ProtocolReader.Read(Example).Protocol.ShouldNotBeNull());

        text.ShouldStartWith("{\"analysis\":{\"adjust_for\":[\"sex\",\"age\"],");
        text.ShouldContain("\"digits\":[\"control\",\"treatment\",");
        text.ShouldContain("\"bootstrap_draws\":500");
        text.ShouldContain("\"kind\":\"job-within\"");
    }

    private static string Hash(string yaml)
    {
        var reading = ProtocolReader.Read(yaml);
        reading.Diagnostics.Where(finding => finding.Severity == Severity.Error).ShouldBeEmpty();
        return CanonicalProtocol.HashOf(reading.Protocol.ShouldNotBeNull());
    }
}
