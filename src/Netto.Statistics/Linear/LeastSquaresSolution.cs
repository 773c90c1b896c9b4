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
);
