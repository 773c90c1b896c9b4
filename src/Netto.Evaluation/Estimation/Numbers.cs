namespace Netto.Evaluation.Estimation;

/// <summary>From numbers that may not exist to numbers or null.</summary>
internal static class Numbers
{
    /// <summary>The number, or null when it is not finite.</summary>
    public static double? Finite(double value) => double.IsFinite(value) ? value : null;

    /// <summary>The number, or null when it is absent or not finite.</summary>
    public static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}
