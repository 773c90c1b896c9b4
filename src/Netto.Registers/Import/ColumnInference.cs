using Netto.DuckDb;
using Netto.Registers.Rules;
using Netto.Registers.Schema;
using static Netto.Registers.Schema.SqlNames;

namespace Netto.Registers.Import;

/// <summary>Finds the decimal mark of a file and the types of its covariates from all of their values.</summary>
internal sealed class ColumnInference(DuckDbConnection connection, DateDetection dates, CancellationToken cancellation)
{
    /// <summary>Comma where numbers with a comma outnumber those with a point.</summary>
    internal DecimalMark MarkOf(IEnumerable<string> numbers, IEnumerable<string> others)
    {
        var columns = numbers.Concat(others).ToList();
        if (columns.Count == 0)
        {
            return DecimalMark.Point;
        }
        var commas = string.Join(" + ", columns.Select(name => Count(name, "-?\\d+,\\d+")));
        var points = string.Join(" + ", columns.Select(name => Count(name, "-?\\d+\\.\\d+")));
        var counts = connection.ReadColumns(
            $"SELECT {commas} AS commas, {points} AS points FROM {LoadedFile.RawTable}",
            cancellation: cancellation
        );
        return counts.Longs("commas").Values[0] > counts.Longs("points").Values[0]
            ? DecimalMark.Comma
            : DecimalMark.Point;
    }

    /// <summary>A covariate with the narrowest type that takes all of its values: whole number, number, date, or text.</summary>
    internal RegisterColumn Covariate(string name, DecimalMark mark)
    {
        var plain = mark == DecimalMark.Comma ? "replace(x, ',', '.')" : "x";
        var fits = connection.ReadColumns(
            // A code such as 01 is no number: it would not come back as it was.
            $"""
            SELECT bool_and(TRY_CAST(x AS INTEGER)::VARCHAR IS NOT DISTINCT FROM x) AS whole,
                   bool_and(coalesce(isfinite(TRY_CAST({plain} AS DOUBLE)), false) AND NOT regexp_matches(x, '^0\d')) AS number
            FROM (SELECT DISTINCT trim({Quoted(name)}) AS x FROM {LoadedFile.RawTable} WHERE trim({Quoted(name)}) <> '')
            """,
            cancellation: cancellation
        );
        var type =
            IsTrue("whole") ? RegisterType.Whole
            : IsTrue("number") ? RegisterType.Number
            : dates.OfCovariate(name) is not null ? RegisterType.Date
            : RegisterType.Text;
        return new RegisterColumn(name, type, RegisterPresence.Optional, "covariate");

        bool IsTrue(string column) => fits[column].Validity.IsValid(0) && fits.Booleans(column).Values[0];
    }

    private static string Count(string name, string pattern) =>
        $"count(*) FILTER (regexp_full_match({Quoted(name)}, '{pattern}'))";
}
