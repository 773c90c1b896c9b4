using Netto.Evaluation.Tables;
using Netto.Protocol;
using Netto.Registers.Reading;

namespace Netto.Evaluation.Flat;

/// <summary>Makes the analysis table of a protocol of kind flat from its file.</summary>
public static class FlatTableReader
{
    /// <summary>Reads, derives, selects and names the columns.</summary>
    /// <param name="protocol">A protocol whose data source is flat.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file, a column or a formula is wrong; the message names the file that was given, also where a copy in UTF-8 with decimal points was read.</exception>
    public static AnalysisTable Read(ExperimentProtocol protocol, string path)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        ArgumentNullException.ThrowIfNull(path);
        if (Path.GetExtension(path).ToUpperInvariant() is ".PARQUET" or ".PQ")
            return Read(protocol, new FlatOrigin(path, Csv: null));
        using var csv = CheckedCsv.Open(path, missing: ((DataSource.Flat)protocol.Data).Missing);
        return csv.Rows > 0 ? Read(protocol, new FlatOrigin(path, csv)) : throw WithoutRows(path);
    }

    private static AnalysisTable Read(ExperimentProtocol protocol, FlatOrigin origin)
    {
        var source = (DataSource.Flat)protocol.Data;
        var file = FlatReading.Read(origin, source.Missing, Codes(protocol, source));
        if (file.Rows == 0)
            throw WithoutRows(origin.Path);
        var selected = FlatFormulas.Apply(file, source, origin.Path);
        return new FlatTable(protocol, source, selected).Build();
    }

    private static HashSet<string> Codes(ExperimentProtocol protocol, DataSource.Flat source)
    {
        IEnumerable<string?> named =
        [
            source.Person,
            source.Office,
            (protocol.Assignment as AssignmentRule.Recorded)?.Column.ToString(),
            .. protocol.Covariates.OfType<Covariate.Category>().Select(category => category.Column.ToString()),
        ];
        return named.OfType<string>().ToHashSet(StringComparer.Ordinal);
    }

    private static InputException WithoutRows(string path) =>
        new(
            new Diagnostic("EVL011", "The table has no rows.")
            {
                File = path,
                Expected = "at least one row",
                Remedy = "Export it again, and look at the selection with which it was made.",
            }
        );
}
