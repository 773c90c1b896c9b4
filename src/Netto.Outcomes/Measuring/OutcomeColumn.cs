namespace Netto.Outcomes.Measuring;

/// <summary>Why a person has a value for an outcome, or has none.</summary>
public enum OutcomeStatus : byte
{
    /// <summary>There is a value.</summary>
    Observed,

    /// <summary>The data end before the horizon.</summary>
    Censored,

    /// <summary>The outcome has no meaning for the person, such as a wage without a job.</summary>
    NotApplicable,

    /// <summary>It has a meaning, but the registers lack what it is made from.</summary>
    Missing,

    /// <summary>The value lies outside the bounds that the protocol sets.</summary>
    Outlier,
}

/// <summary>One outcome of all people.</summary>
/// <param name="Id">The outcome in the protocol.</param>
/// <param name="Values">A value a person; NaN unless observed.</param>
/// <param name="Statuses">Why there is a value or not, a person.</param>
/// <param name="DaysObserved">Days of the outcome's window that lie within the data, a person.</param>
public sealed record OutcomeColumn(string Id, double[] Values, OutcomeStatus[] Statuses, int[] DaysObserved)
{
    /// <summary>How many people have this status.</summary>
    public int Count(OutcomeStatus status) => Statuses.Count(item => item == status);
}
