using Netto.Evaluation.Studies;
using Netto.Protocol;
using Netto.Statistics.Models;

namespace Netto.Evaluation.Estimation;

/// <summary>
/// The traits of a protocol as regressors, made once: a number is one column, a factor one 0/1 column for each class
/// but the reference, named <c>education[high]</c> as in <c>netto estimate</c>.
/// </summary>
internal sealed class CovariateColumns
{
    private readonly Dictionary<string, IReadOnlyList<DataColumn>> byCovariate = new(StringComparer.Ordinal);

    public CovariateColumns(Study study)
    {
        foreach (var covariate in study.Protocol.Covariates)
            byCovariate[covariate.Id] = Columns(study, covariate);
    }

    /// <summary>Columns over all rows of the table, NaN where the trait is unknown.</summary>
    public IReadOnlyList<DataColumn> Of(IEnumerable<string> covariates) =>
        [.. covariates.SelectMany(id => byCovariate.GetValueOrDefault(id) ?? [])];

    private static List<DataColumn> Columns(Study study, Covariate covariate)
    {
        if (study.Table.Number(covariate.Id) is { } number)
            return [new DataColumn(number.Id, number.Values)];
        if (study.Table.Factor(covariate.Id) is not { } factor)
            return [];
        var reference = Reference(covariate) ?? factor.Levels[0];
        return
        [
            .. factor
                .Levels.Select((level, code) => (level, code))
                .Where(pair => pair.level != reference)
                .Select(pair => new DataColumn(
                    $"{factor.Id}[{pair.level}]",
                    Array.ConvertAll(
                        factor.Codes,
                        code =>
                            code < 0 ? double.NaN
                            : code == pair.code ? 1.0
                            : 0.0
                    )
                )),
        ];
    }

    /// <summary>The class that others are compared with.</summary>
    public static string? Reference(Covariate covariate) =>
        covariate switch
        {
            Covariate.Category category => category.Reference,
            Covariate.Bands bands => bands.Reference,
            Covariate.Regrouped regrouped => regrouped.Reference,
            _ => null,
        };
}
