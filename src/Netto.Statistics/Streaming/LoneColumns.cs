using Netto.Statistics.Covariances;

namespace Netto.Statistics.Streaming;

/// <summary>Regressors that hang on one row or one cluster, found while the blocks pass.</summary>
internal sealed class LoneColumns(StreamedModel model)
{
    private readonly (string Label, LoneValue Search)[] columns =
        model.Covariance == StreamedCovariance.Classical
            ? []
            : [.. model.Regressors.Where(l => l != Design.Constant).Select(l => (l, new LoneValue()))];

    private long before;

    internal void Add(DataBlock block)
    {
        var clusters = model.Covariance == StreamedCovariance.CR1 ? block.Clusters : null;
        foreach (var (label, search) in columns.Where(c => !c.Search.IsSettled))
        {
            var values = block.Column(label);
            for (var i = 0; i < values.Length && !search.IsSettled; i++)
            {
                var (row, weight) = (before + i, block.Weights?.Values[i] ?? 1);
                if (weight == 0)
                {
                    continue;
                }
                search.Add(values[i], clusters is null ? row : clusters[i], row);
                if (clusters is null && weight > 1 && model.Weights == StreamedWeights.Frequency)
                {
                    search.Add(values[i], -row - 1, row); // a row that stands for several is not alone
                }
            }
        }
        before += block.Rows;
    }

    /// <summary>One warning a term that hangs on one unit; without a constant a row of zeros fits nothing.</summary>
    internal IEnumerable<Warning> Warnings(IReadOnlyList<string> terms, string covariance) =>
        from column in columns
        let value = column.Search.Value
        where value is not null && (model.HasConstant || value != 0)
        where terms.Contains(column.Label, StringComparer.Ordinal)
        select FullLeverage.Of(
            column.Label,
            covariance,
            model.Covariance == StreamedCovariance.CR1 ? "cluster" : "row"
        );
}
