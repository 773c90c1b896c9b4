using System.Text.RegularExpressions;

namespace Netto.Cli.Tests.Book;

/// <summary>A fenced block of a page: what stands behind the fence, its lines, and where they lie in the page.</summary>
internal sealed partial record BookBlock(string Info, IReadOnlyList<string> Lines, int First)
{
    public string Language => Info.Split(' ')[0];

    /// <summary>Name of the file that a block <c>csv people.csv</c> or <c>yaml trial.yaml</c> stands for.</summary>
    public string? FileName =>
        Info.Split(' ') is [_, { } name] && name.Contains('.', StringComparison.Ordinal) ? name : null;

    /// <summary>Exit code that a block <c>text exit 2</c> expects; 0 without it.</summary>
    public int ExitCode => Exit().Match(Info) is { Success: true } match ? match.Groups["code"].Value[0] - '0' : 0;

    public bool HasCommands =>
        Language is "bash" or "sh" or "" && Lines.Any(l => l.StartsWith("netto ", StringComparison.Ordinal));

    /// <summary>Commands, one a line; a line that ends in a backslash goes on.</summary>
    public IReadOnlyList<string> Commands =>
        [
            .. string.Join('\n', Lines)
                .Replace("\\\n", " ", StringComparison.Ordinal)
                .Split('\n')
                .Where(l => l.Length > 0 && !l.StartsWith('#')),
        ];

    public static IReadOnlyList<BookBlock> Of(IReadOnlyList<string> page)
    {
        var blocks = new List<BookBlock>();
        for (var i = 0; i < page.Count; i++)
        {
            if (!page[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }
            var first = i + 1;
            var last = first;
            while (last < page.Count && page[last] != "```")
            {
                last++;
            }
            blocks.Add(new BookBlock(page[i][3..].Trim(), [.. page.Take(last).Skip(first)], first));
            i = last;
        }
        return blocks;
    }

    [GeneratedRegex("exit (?<code>[0-9])$", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Exit();
}
