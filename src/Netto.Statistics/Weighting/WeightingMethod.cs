namespace Netto.Statistics.Weighting;

/// <summary>Ways to bring weights to targets.</summary>
public enum WeightingMethod
{
    /// <summary>The cells of one variable get their shares.</summary>
    PostStratification,

    /// <summary>Several variables get their shares, one after the other until all fit.</summary>
    Raking,

    /// <summary>Linear calibration to shares and means.</summary>
    Calibration,

    /// <summary>Entropy balancing to shares and means.</summary>
    EntropyBalancing,
}
