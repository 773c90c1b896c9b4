namespace Netto.Statistics.Models;

/// <summary>What a weight of a row means.</summary>
public abstract record ObservationWeights
{
    private ObservationWeights() { }

    /// <summary>Every row counts once.</summary>
    public static ObservationWeights None { get; } = new Unweighted();

    /// <summary>The weights with their label; null when every row counts once.</summary>
    internal virtual DataColumn? Column => null;

    /// <summary>Every row counts once.</summary>
    public sealed record Unweighted : ObservationWeights;

    /// <summary>The row is a mean of so many measurements: variance σ²/w, as R's <c>lm</c>. Scale does not matter.</summary>
    /// <param name="Weights">Positive; rows with weight zero are left out and counted.</param>
    public sealed record Analytic(DataColumn Weights) : ObservationWeights
    {
        internal override DataColumn Column => Weights;
    }

    /// <summary>The row stands for so many equal rows; n is their sum.</summary>
    /// <param name="Weights">Whole numbers; rows with weight zero are left out and counted.</param>
    public sealed record Frequency(DataColumn Weights) : ObservationWeights
    {
        internal override DataColumn Column => Weights;
    }

    /// <summary>One over the chance to be in the sample; needs a robust or clustered covariance.</summary>
    /// <param name="Weights">Positive; rows with weight zero are left out and counted.</param>
    public sealed record Probability(DataColumn Weights) : ObservationWeights
    {
        internal override DataColumn Column => Weights;
    }
}
