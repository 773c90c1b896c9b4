using Netto.Evaluation.Tables;
using Netto.Protocol;

namespace Netto.Evaluation.Flat;

/// <summary>Makes the analysis table of a protocol of kind flat from its file.</summary>
public static class FlatTableReader
{
    /// <summary>Reads, derives, selects and names the columns.</summary>
    /// <param name="protocol">A protocol whose data source is flat.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="InputException">The file, a column or a formula is wrong.</exception>
    public static AnalysisTable Read(ExperimentProtocol protocol, string path)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        var source = (DataSource.Flat)protocol.Data;
        var file = FlatFile.Read(path, source.Missing);
        var selected = FlatFormulas.Apply(file, source, path);
        return new FlatTable(protocol, source, selected, path).Build();
    }
}
