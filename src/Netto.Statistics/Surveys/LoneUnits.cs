namespace Netto.Statistics.Surveys;

/// <summary>What a stratum with one sampled unit adds to a variance: its spread cannot be seen.</summary>
public enum LoneUnits
{
    /// <summary>An error (SVY003); the default, as R.</summary>
    Refused,

    /// <summary>Nothing: the unit was certain to be sampled. As R's <c>survey.lonely.psu = "certainty"</c>.</summary>
    Certain,

    /// <summary>Its square about the mean of the whole sample, which is rather too much. As R's <c>survey.lonely.psu = "adjust"</c>.</summary>
    CentredOnSample,
}
