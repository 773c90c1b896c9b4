using System.Text.Json;

namespace Netto.Cli.Tests.Protocols;

/// <summary><c>netto init</c> and <c>netto check</c>, as a person would type them.</summary>
[Trait("Kind", "Hand")]
public sealed class ProtocolCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("netto-protocol-test-").FullName;

    [Theory]
    [InlineData("wga")]
    [InlineData("ww-three-arm")]
    [InlineData("ww-even-odd")]
    [InlineData("flat")]
    public async Task A_new_folder_holds_a_valid_protocol_and_says_what_to_do_next(string template)
    {
        var made = await Cli.RunAsync(_folder, "init", "trial", "--template", template);
        var check = await Cli.RunAsync(_folder, "check", "trial/protocol.yaml", "--json");

        made.ExitCode.ShouldBe(ExitCode.Done, made.Error);
        made.Out.ShouldContain("netto check trial/protocol.yaml");
        check.ExitCode.ShouldBe(ExitCode.Done);
        using var said = JsonDocument.Parse(check.Out);
        said.RootElement.GetProperty("valid").GetBoolean().ShouldBeTrue();
        said.RootElement.GetProperty("hash").GetString()!.Length.ShouldBe(64);
        said.RootElement.GetProperty("diagnostics").GetArrayLength().ShouldBe(0);
        File.Exists(Path.Combine(_folder, "trial", "protocol.schema.json")).ShouldBeTrue();
    }

    [Fact]
    public async Task Init_never_overwrites()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "trial"));
        var mine = Path.Combine(_folder, "trial", "protocol.yaml");
        File.WriteAllText(mine, "mine");

        var run = await Cli.RunAsync(_folder, "init", "trial", "--template", "wga");

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("INI002");
        File.ReadAllText(mine).ShouldBe("mine");
        Directory.GetFiles(Path.Combine(_folder, "trial")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_unknown_template_is_told_with_the_nearest_name()
    {
        var run = await Cli.RunAsync(_folder, "init", "trial", "--template", "ww-evenodd");

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("Did you mean 'ww-even-odd'?");
        Directory.Exists(Path.Combine(_folder, "trial")).ShouldBeFalse();
    }

    [Theory]
    [InlineData("nl", "Wie doet mee", "Experimentgroep")]
    [InlineData("en", "Who takes part", "Treatment group")]
    public async Task Check_writes_the_protocol_as_people_read_it(string language, string heading, string arm)
    {
        await Cli.RunAsync(_folder, "init", "trial", "--template", "wga");

        var run = await Cli.RunAsync(_folder, "check", "trial/protocol.yaml", "--out", "doc", "--lang", language);

        run.ExitCode.ShouldBe(ExitCode.Done, run.Error);
        var page = File.ReadAllText(Path.Combine(_folder, "doc", "protocol.html"));
        page.ShouldContain($"<h2>{heading}</h2>");
        page.ShouldContain($"<html lang=\"{language}\">");
        page.ShouldContain("<svg");
        page.ShouldNotContain("http://www.w3.org/1999", customMessage: "the page stands alone");
        File.ReadAllText(Path.Combine(_folder, "doc", "protocol.md")).ShouldContain(arm);
        File.ReadAllText(Path.Combine(_folder, "doc", "design.svg")).ShouldStartWith("<svg");
    }

    [Fact]
    public async Task A_wrong_protocol_is_exit_code_2_with_all_places_and_writes_nothing()
    {
        await Cli.RunAsync(_folder, "init", "trial", "--template", "wga");
        var path = Path.Combine(_folder, "trial", "protocol.yaml");
        var text = File.ReadAllText(path)
            .Replace("odd: treatment", "1-5: treatment", StringComparison.Ordinal)
            .Replace("kind: employed-at", "kind: employd-at", StringComparison.Ordinal);
        File.WriteAllText(path, text);

        var run = await Cli.RunAsync(_folder, "check", "trial/protocol.yaml", "--out", "doc");
        var json = await Cli.RunAsync(_folder, "check", "trial/protocol.yaml", "--json");

        run.ExitCode.ShouldBe(ExitCode.WrongInput);
        run.Error.ShouldContain("trial/protocol.yaml(");
        run.Error.ShouldContain("PRT009");
        run.Error.ShouldContain("PRT010");
        run.Error.ShouldContain("Did you mean 'employed-at'?");
        Directory.Exists(Path.Combine(_folder, "doc")).ShouldBeFalse();
        json.ExitCode.ShouldBe(ExitCode.WrongInput);
        using var said = JsonDocument.Parse(json.Out);
        said.RootElement.GetProperty("valid").GetBoolean().ShouldBeFalse();
        said.RootElement.GetProperty("diagnostics")[0].GetProperty("line").GetInt32().ShouldBeGreaterThan(1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
