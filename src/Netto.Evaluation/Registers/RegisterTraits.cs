using Netto.Evaluation.Tables;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.People;
using Netto.Protocol;

namespace Netto.Evaluation.Registers;

/// <summary>Traits of people from the registers; the columns of all covariates are read together.</summary>
internal sealed class RegisterTraits(RegisterStudy study, IReadOnlyList<Covariate> covariates) : ICovariateSource
{
    private readonly IReadOnlyDictionary<ColumnReference, PersonValues> columns = study.Columns(
        covariates.Select(ColumnOf).OfType<ColumnReference>()
    );

    public int Rows => study.Population.Count;

    public RawColumn Column(ColumnReference reference, string usedBy) =>
        columns[reference] switch
        {
            PersonValues.Numbers numbers => new RawColumn.Number(numbers.Values),
            PersonValues.Texts texts => new RawColumn.Text(texts.Values),
            var other => throw new System.Runtime.CompilerServices.SwitchExpressionException(other),
        };

    public double[] Age(string usedBy) => study.AgesAtEntry();

    public double[] DaysFollowed(string usedBy) => study.DaysFollowed();

    private static ColumnReference? ColumnOf(Covariate covariate) =>
        covariate switch
        {
            Covariate.Category category => category.Column,
            Covariate.Number number => number.Column,
            _ => null,
        };
}
