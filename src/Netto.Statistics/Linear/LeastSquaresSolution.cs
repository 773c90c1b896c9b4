namespace Netto.Statistics.Linear;

/// <summary>Which way the normal equations were solved; the condition number decides.</summary>
public enum Solver
{
    /// <summary>X'X in one pass, Cholesky, one correction with the residuals.</summary>
    NormalEquations,

    /// <summary>Householder QR with iterative refinement, residuals in double-double.</summary>
    RefinedQr,
}

/// <summary>A solved least-squares problem.</summary>
internal sealed record LeastSquaresSolution(
    int[] Kept,
    int[] Dropped,
    double[] Coefficients,
    Matrix Bread,
    double[] Residuals,
    double ConditionNumber,
    Solver Solver
)
{
    /// <summary>Σ s² x x' of the kept columns, where it was asked for and came along with the normal equations.</summary>
    internal Matrix? Meat { get; init; }
}

/// <summary>What comes along with the solution.</summary>
/// <param name="Meat">The meat of a robust covariance, gathered in the same pass as the residuals.</param>
/// <param name="Check">Called when the moments are not finite or the normal equations not safe: throws when a value is not finite.</param>
internal readonly record struct SolveOptions(MeatScale Meat, Action? Check)
{
    /// <summary>For 2SLS the regressors before projection: residuals are then y − X b of these, and the normal equations still hold for them.</summary>
    internal double[][]? Original { get; init; }

    internal SolveOptions Keep(int[] kept) =>
        Original is { } all ? this with { Original = [.. kept.Select(j => all[j])] } : this;
}
