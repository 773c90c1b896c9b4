using System.CommandLine;

namespace Netto.Cli;

/// <summary>Options that every command has.</summary>
public static class CommonOptions
{
    public static readonly Option<string?> Language = CreateLanguage();

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "print one JSON document on standard output and nothing else there",
        Recursive = true,
    };

    private static Option<string?> CreateLanguage()
    {
        var option = new Option<string?>("--lang")
        {
            Description = "nl or en (default: nl for reports, en for messages)",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("nl", "en");
        return option;
    }
}
