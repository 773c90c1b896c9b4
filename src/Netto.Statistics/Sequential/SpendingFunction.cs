namespace Netto.Statistics.Sequential;

/// <summary>How fast the chance of a false alarm may be used up over the looks (Lan and DeMets 1983, doi:10.1093/biomet/70.3.659).</summary>
public enum SpendingFunction
{
    /// <summary>Like O'Brien and Fleming: hardly anything early. 2 − 2Φ(z_{α/2}/√t) of each side's α.</summary>
    OBrienFleming,

    /// <summary>Like Pocock: about evenly. α log(1 + (e − 1)t) of each side's α.</summary>
    Pocock,
}

/// <summary>Boundaries with one constant, for looks that lie fixed beforehand.</summary>
public enum BoundaryShape
{
    /// <summary>c/√t (O'Brien and Fleming 1979, doi:10.2307/2530245).</summary>
    OBrienFleming,

    /// <summary>c at every look (Pocock 1977, doi:10.1093/biomet/64.2.191).</summary>
    Pocock,
}
