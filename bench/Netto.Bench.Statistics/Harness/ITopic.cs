namespace Netto.Bench.Statistics.Harness;

/// <summary>One topic of the bench: a file in Topics/, found by its interface, with peers in peers/&lt;name&gt;.R.</summary>
internal interface ITopic
{
    /// <summary>Short name, as in <c>--topic</c> and in peers/&lt;name&gt;.R.</summary>
    string Name { get; }

    /// <summary>Heading above the topic's table.</summary>
    string Title { get; }

    /// <summary>Times the cases and then the peers, on the same data.</summary>
    void Run(TopicRun run);
}
