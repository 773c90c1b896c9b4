using System.Text;
using Netto.Protocol;
using Netto.Registers.Schema;
using NodaTime;

namespace Netto.Registers.Rules;

/// <summary>A window of entry dates; both days belong to it.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
public readonly record struct EntryWindow(LocalDate From, LocalDate Until);

/// <summary>What the import takes from the protocol, and nothing else of it.</summary>
public sealed record ImportPlan
{
    /// <summary>The protocol's name.</summary>
    public required string ProtocolId { get; init; }

    /// <summary>What to do with wrong rows.</summary>
    public ImportRules Rules { get; init; } = new();

    /// <summary>Tables that must be there, beside people and entries.</summary>
    public IReadOnlyList<string> RequiredTables { get; init; } = [];

    /// <summary>Scheme of the entries in question; null: any.</summary>
    public string? Scheme { get; init; }

    /// <summary>The inflow window as days of entry (none when it is about the day of assignment), and the period before.</summary>
    public IReadOnlyList<EntryWindow> Windows { get; init; } = [];

    /// <summary>Last day of which there are data; null: the last day that the registers name.</summary>
    public LocalDate? DataUntil { get; init; }

    /// <summary>Months that people are followed after entry; null: not known, and the end of the data is not held against it.</summary>
    public int? FollowUpMonths { get; init; }

    /// <summary>For each list the codes in use (key) and the code that they stand for (value); an absent or empty list is open.</summary>
    public IReadOnlyDictionary<ProtocolCodeList, IReadOnlyDictionary<string, string>> Codes { get; init; } =
        new Dictionary<ProtocolCodeList, IReadOnlyDictionary<string, string>>();

    /// <summary>Takes the plan from a protocol.</summary>
    public static ImportPlan From(ExperimentProtocol protocol)
    {
        ArgumentNullException.ThrowIfNull(protocol);
        return new ImportPlan
        {
            ProtocolId = protocol.Id,
            Rules = protocol.Import,
            RequiredTables = protocol.Data is DataSource.Registers registers ? registers.Tables : [],
            Scheme = protocol.Population.Scheme,
            Windows = WindowsOf(protocol),
            DataUntil = protocol.FollowUp.DataUntil,
            FollowUpMonths = protocol.FollowUp.Months,
            Codes = new Dictionary<ProtocolCodeList, IReadOnlyDictionary<string, string>>
            {
                [ProtocolCodeList.Arms] = protocol.Arms.ToDictionary(
                    arm => arm.Id,
                    arm => arm.Id,
                    StringComparer.Ordinal
                ),
                [ProtocolCodeList.Contacts] = CodesOf(protocol.Services.Conversations),
                [ProtocolCodeList.Trajectories] = CodesOf(protocol.Services.Trajectories),
                [ProtocolCodeList.Instruments] = CodesOf(protocol.Services.Instruments),
            },
        };
    }

    /// <summary>Everything in it as one text, so that a changed plan is a changed import.</summary>
    internal string Canonical()
    {
        var text = new StringBuilder(ProtocolId).Append('|').Append(Rules).Append('|').Append(Scheme);
        text.Append('|')
            .AppendJoin(',', RequiredTables)
            .Append('|')
            .AppendJoin(',', Windows)
            .Append('|')
            .Append(DataUntil)
            .Append('|')
            .Append(FollowUpMonths);
        foreach (var (list, codes) in Codes.OrderBy(pair => pair.Key))
        {
            var pairs = codes
                .OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}");
            text.Append('|').Append(list).Append(':').AppendJoin(',', pairs);
        }
        return text.ToString();
    }

    private static List<EntryWindow> WindowsOf(ExperimentProtocol protocol)
    {
        var windows = new List<EntryWindow>();
        if (protocol.Population.Inflow is { About: not DateOfPerson.Assignment } inflow)
        {
            // A window about the start of the experiment is one about entry, some weeks before.
            var weeks = inflow.About == DateOfPerson.Start ? protocol.Population.StartsAfterWeeks : 0;
            windows.Add(new EntryWindow(inflow.From.PlusWeeks(-weeks), inflow.Until.PlusWeeks(-weeks)));
        }
        if (protocol.PeriodBefore is { } before)
        {
            windows.Add(new EntryWindow(before.From, before.Until));
        }
        return windows;
    }

    private static Dictionary<string, string> CodesOf(IEnumerable<Service> services)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            codes[service.Id] = service.Id;
            foreach (var other in service.Codes)
            {
                codes.TryAdd(other, service.Id);
            }
        }
        return codes;
    }
}
