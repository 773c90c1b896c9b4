namespace Netto.Statistics.TimingOfEvents;

/// <summary>
/// The data as the likelihood reads them. A unit is a person, or what is known of the time before a late entry, which counts the other way. A unit has segments: a hazard with
/// one set of regressors. A segment has cells: time at risk in one state. A state is an interval with the treatments received so far.
/// </summary>
internal sealed class TimingCells
{
    internal required int People { get; init; }

    internal required EventRecords Records { get; init; }

    /// <summary>Parameters of each hazard.</summary>
    internal required HazardLayout[] Hazards { get; init; }

    /// <summary>Scales of the regressors of each hazard.</summary>
    internal required Regressors[] Regressors { get; init; }

    /// <summary>Person of each unit; units of a person stand together.</summary>
    internal required int[] Person { get; init; }

    /// <summary>1, or −1 for the time before a late entry: the likelihood is divided by the chance to be still there.</summary>
    internal required sbyte[] Sign { get; init; }

    /// <summary>First segment of each unit, and one more.</summary>
    internal required int[] FirstSegment { get; init; }

    internal required byte[] SegmentHazard { get; init; }

    /// <summary>Where the regressors of a segment stand in <see cref="X"/>.</summary>
    internal required int[] SegmentX { get; init; }

    /// <summary>First cell of each segment, and one more.</summary>
    internal required int[] FirstCell { get; init; }

    internal required int[] State { get; init; }

    internal required double[] Exposure { get; init; }

    internal required bool[] HasEvent { get; init; }

    internal required double[] X { get; init; }

    /// <summary>Parameters of each state, counted over all hazards.</summary>
    internal required int[][] States { get; init; }

    internal int Units => Person.Length;

    /// <summary>Parameters of all hazards together.</summary>
    internal int Shared => Hazards[^1].First + Hazards[^1].Count;
}
