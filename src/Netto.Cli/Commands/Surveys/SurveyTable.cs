using System.CommandLine;
using Netto.Cli.Commands.Estimate;
using Netto.Formulas.Data;
using Netto.Statistics.Models;
using Netto.Statistics.Surveys;

namespace Netto.Cli.Commands.Surveys;

/// <summary>A file of answers with the design of its survey; <c>--where</c> looks at a part of it, the rest stays part of the sample.</summary>
internal sealed record SurveyTable(DataTable Table, SurveyDesign Design)
{
    internal static readonly Option<string> DataFile = new("--data")
    {
        Description = "CSV or Parquet file with one row a person",
        Required = true,
    };

    internal static readonly Option<string?> Where = new("--where")
    {
        Description = "rows to use: \"sex == 1 and age < 30\"",
    };

    private const string RowNumber = "(row)";

    internal static SurveyTable Read(CommandRun run)
    {
        var table = TableFile.Read(run.AbsolutePath(DataFile), run.Cancellation);
        var design = SurveyOptions.Of(run, table);
        if (run.Options.GetValue(Where) is not { } condition)
        {
            return new(table, design);
        }

        var inside = OriginalRows(Numbered(table).Where(condition)).ToHashSet();
        return new(table, design.Within(inside.Contains));
    }

    /// <summary>The table with the number of each row, which a selection then keeps.</summary>
    internal static DataTable Numbered(DataTable table) =>
        table.With(new NumberColumn(RowNumber, [.. Enumerable.Range(0, table.Rows).Select(i => (double)i)]));

    /// <summary>Numbers that the rows had in the whole table.</summary>
    internal static int[] OriginalRows(DataTable table) => Array.ConvertAll(table.Numbers(RowNumber), v => (int)v);

    internal DataColumn Column(string name) => new(name, Table.Numbers(name));

    /// <summary>1 in the first group (byte order), 0 in the second, NaN for neither or outside the rows looked at.</summary>
    internal DataColumn TwoGroups(string name)
    {
        var groups = Table.Texts(name);
        string[] levels =
        [
            .. groups
                .Where((g, i) => g is not null && Design.LooksAt(i))
                .Select(g => g!)
                .Distinct(StringComparer.Ordinal)
                .Order(ByteOrder.Comparer),
        ];
        return levels.Length == 2
            ? new(
                $"{name}[{levels[0]}]",
                Array.ConvertAll(
                    groups,
                    g =>
                        g == levels[0] ? 1
                        : g == levels[1] ? 0
                        : double.NaN
                )
            )
            : throw new OptionException(
                $"column '{name}' has {levels.Length} groups ({string.Join(", ", levels.Take(6))}); expected two"
            );
    }
}
