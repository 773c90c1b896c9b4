using Netto.Evaluation.Tables;
using Netto.Outcomes.Measuring;
using Netto.Outcomes.People;
using Netto.Protocol;

namespace Netto.Evaluation.Registers;

/// <summary>Traits of people from the registers.</summary>
internal sealed class RegisterTraits(RegisterStudy study) : ICovariateSource
{
    public int Rows => study.Population.Count;

    public RawColumn Column(ColumnReference reference, string usedBy) =>
        study.Column(reference) switch
        {
            PersonValues.Numbers numbers => new RawColumn.Number(numbers.Values),
            PersonValues.Texts texts => new RawColumn.Text(texts.Values),
            var other => throw new System.Runtime.CompilerServices.SwitchExpressionException(other),
        };

    public double[] Age(string usedBy) => study.AgesAtEntry();

    public double[] DaysFollowed(string usedBy) => study.DaysFollowed();
}
