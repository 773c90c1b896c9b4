namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>The traits of one person. Days are day numbers.</summary>
internal readonly record struct EvenOddPerson
{
    /// <summary>Index in the population.</summary>
    public required int Index { get; init; }

    /// <summary>0 man, 1 woman, 2 not registered (treated as a man in the curves).</summary>
    public required int Sex { get; init; }

    /// <summary>0 under 35, 1 from 35 to 45, 2 from 45.</summary>
    public required int Age { get; init; }

    /// <summary>0 single without child, 1 single with child, 2 living together.</summary>
    public required int Living { get; init; }

    /// <summary>Office, from 0.</summary>
    public required int Office { get; init; }

    /// <summary>First day of the benefit.</summary>
    public required int Entry { get; init; }

    /// <summary>First day of which there are no data.</summary>
    public required int DataEnd { get; init; }

    /// <summary>Birth date.</summary>
    public required int Birth { get; init; }

    /// <summary>Unobserved drive to find work, standard normal.</summary>
    public required double Motivation { get; init; }

    /// <summary>Row of the tables by sex.</summary>
    public int SexRow => Sex == 1 ? 1 : 0;

    /// <summary>Men who enter in November or December (seasonal work) find a job sooner.</summary>
    public bool InWinter => DateOnly.FromDayNumber(Entry).Month >= 11;

    /// <summary>Row of the exit curves.</summary>
    public int ExitRow =>
        (SexRow, InWinter) switch
        {
            (1, _) => 2,
            (_, true) => 1,
            _ => 0,
        };

    /// <summary>Thirteen weeks after entry the experiment starts.</summary>
    public int Start => Entry + 91;
}
