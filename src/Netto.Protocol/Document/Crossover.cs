namespace Netto.Protocol;

/// <summary>Whether people may get service outside their arm.</summary>
[Union("rule")]
public abstract record CrossoverRule
{
    private CrossoverRule() { }

    /// <summary>Requests are not honoured.</summary>
    public sealed record None : CrossoverRule;

    /// <summary>Who asks, gets service (table <c>requests</c>): the self-reporters.</summary>
    public sealed record OnRequest : CrossoverRule
    {
        /// <summary>Arms whose people may ask.</summary>
        [RefersTo(Part.Arms)]
        public required IReadOnlyList<string> Arms { get; init; }

        /// <summary>Arm whose service they then get.</summary>
        [RefersTo(Part.Arms)]
        public string? Gets { get; init; }

        /// <summary>Name of the self-reporters as people read it.</summary>
        public required LocalText Label { get; init; }

        /// <summary>The letter that tables use for them; absent: the first that no arm or pool has.</summary>
        [Letter]
        public string Letter { get; init; } = "";
    }
}

/// <summary>What counts as having received the service: the endogenous variable of the LATE.</summary>
[Union("by")]
public abstract record TreatmentReceived
{
    private TreatmentReceived() { }

    /// <summary>In an arm that gets the service, or with a crossover request within the follow-up.</summary>
    public sealed record SelfReport : TreatmentReceived
    {
        /// <summary>Arms whose people all count as served.</summary>
        [RefersTo(Part.Arms)]
        public required IReadOnlyList<string> ServedArms { get; init; }
    }

    /// <summary>Had at least one of the named services, held, by the end of a month of the benefit.</summary>
    public sealed record ServiceHeld : TreatmentReceived
    {
        /// <summary>The services.</summary>
        [RefersTo(Part.Conversations, Part.Trajectories, Part.Instruments)]
        public required IReadOnlyList<string> Services { get; init; }

        /// <summary>Only conversations of this form count; absent: either.</summary>
        public ContactForm? Form { get; init; }

        /// <summary>Months after entry within which it must have been held.</summary>
        [Between(1, 120)]
        public required int ByMonth { get; init; }

        /// <summary>Months after entry from which it counts; 0: from entry.</summary>
        [Between(0, 120)]
        public int FromMonth { get; init; }
    }

    /// <summary>A column of the flat table.</summary>
    public sealed record Column : TreatmentReceived
    {
        /// <summary>The column; not zero means served.</summary>
        public required ColumnReference Name { get; init; }

        /// <summary>Who is served as people read it, such as "those who attended the workshop"; absent: the column is named.</summary>
        public LocalText? Label { get; init; }
    }
}
