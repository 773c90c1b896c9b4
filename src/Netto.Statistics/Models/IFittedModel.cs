using Netto.Statistics.Summaries;

namespace Netto.Statistics.Models;

/// <summary>What every estimator's result carries.</summary>
public interface IFittedModel
{
    /// <summary>Name of the method, as in <c>netto estimate</c>.</summary>
    string Method { get; }

    /// <summary>Rows used (with frequency weights: their sum).</summary>
    double N { get; }

    /// <summary>The kind of standard errors: <c>classical</c>, <c>hc1</c>, …</summary>
    string StandardErrors { get; }

    /// <summary>The coefficients with their covariance.</summary>
    CoefficientTable Coefficients { get; }

    /// <summary>Rows left out, with reasons.</summary>
    IReadOnlyList<DroppedRows> DroppedRows { get; }

    /// <summary>Columns left out, with reasons.</summary>
    IReadOnlyList<DroppedColumn> DroppedColumns { get; }

    /// <summary>What the reader must know.</summary>
    IReadOnlyList<Warning> Warnings { get; }

    /// <summary>What else the estimator reports, by name: R², log likelihood, … Empty where there is nothing.</summary>
    IReadOnlyList<FitMeasure> Measures => [];
}
