namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>The traits of one person. Days are day numbers; categories are indices in the order of the tables.</summary>
internal readonly record struct ThreeArmPerson
{
    /// <summary>Index in the population.</summary>
    public required int Index { get; init; }

    /// <summary>0 man, 1 woman.</summary>
    public required int Sex { get; init; }

    /// <summary>Class of the profiling score: 0-25, 25-50, 50-75, 75-100 per cent, unknown.</summary>
    public required int Profile { get; init; }

    /// <summary>15-34, 35-49, 50-59, 60 and over.</summary>
    public required int Age { get; init; }

    /// <summary>Low, middle, high; 3 when it is nowhere registered.</summary>
    public required int Education { get; init; }

    /// <summary>The profiling score; NaN when unknown.</summary>
    public required double Score { get; init; }

    /// <summary>First day of the benefit.</summary>
    public required int Entry { get; init; }

    /// <summary>First day of which there are no data.</summary>
    public required int DataEnd { get; init; }

    /// <summary>Birth date.</summary>
    public required int Birth { get; init; }

    /// <summary>Unobserved drive to find work, standard normal.</summary>
    public required double Drive { get; init; }
}
