using Netto.Protocol;
using Netto.Simulation.Engine;
using NodaTime;

namespace Netto.Simulation.Wga;

/// <summary>Takes from a protocol what the simulation of a WGA experiment needs, or says why it cannot be simulated.</summary>
public static class WgaProtocol
{
    private const int ShortestFollowUp = 12;
    private const int LongestFollowUp = 72;

    /// <summary>The design of a protocol.</summary>
    /// <exception cref="InputException">The protocol asks for something that this simulation cannot honour; all findings at once.</exception>
    public static WgaDesign DesignOf(ExperimentProtocol protocol)
    {
        var findings = new List<Diagnostic>();
        var digits = protocol.Assignment as AssignmentRule.LastDigit;
        Require(findings, digits is not null, "assignment.method", "last-digit", protocol.Assignment.GetType().Name);
        var treatment = Single(findings, protocol, ArmRole.Treatment);
        var control = Single(findings, protocol, ArmRole.Control);
        Require(
            findings,
            protocol.Arms.Count(a => a.Role == ArmRole.Comparison) <= 1,
            "arms",
            "at most one comparison arm",
            "more"
        );
        Require(
            findings,
            protocol.Population.Inflow is { About: DateOfPerson.Entry },
            "population.inflow",
            "a window about entry",
            "none"
        );
        Require(
            findings,
            protocol.Population.Offices.Experiment.Count > 0,
            "population.offices.experiment",
            "at least one office",
            "none"
        );
        var months = protocol.FollowUp.Months;
        Require(
            findings,
            months is >= ShortestFollowUp and <= LongestFollowUp,
            "follow_up.months",
            $"{ShortestFollowUp} to {LongestFollowUp}",
            $"{months}"
        );
        RequireServices(findings, protocol);
        if (findings.Count > 0)
        {
            throw new InputException(findings);
        }

        var offices = Offices(protocol);
        var window = protocol.Population.Inflow!;
        return new WgaDesign
        {
            Scheme = protocol.Population.Scheme ?? "WGA",
            Arms = new WgaArms(
                treatment!,
                control!,
                protocol.Arms.FirstOrDefault(a => a.Role == ArmRole.Comparison)?.Id ?? ""
            ),
            Offices = offices,
            IsTreatment = (office, digit) => MapOf(digits!, offices[office].Name).ArmOf(digit) == treatment,
            During = new EntryWindow(Day(window.From), Day(window.Until)),
            Before = protocol.PeriodBefore is { } before ? new EntryWindow(Day(before.From), Day(before.Until)) : null,
            FollowUpMonths = months,
            DataEnd = protocol.FollowUp.DataUntil is { } until
                ? Day(until) + 1
                : CalendarMonths.After(Day(window.Until), months) + 1,
        };
    }

    private static DigitMap MapOf(AssignmentRule.LastDigit rule, string office) =>
        rule.ByOffice.FirstOrDefault(o => o.Office == office)?.Digits ?? rule.Digits;

    private static int Day(LocalDate date) => date.ToDateOnly().DayNumber;

    private static List<WgaOffice> Offices(ExperimentProtocol protocol)
    {
        var offices = protocol.Population.Offices;
        var regular = protocol.Assignment.ComparisonArm is null ? [] : offices.Comparison;
        return
        [
            .. offices.Experiment.Select(name => new WgaOffice(name, OfficeSide.Experiment, SizeOf(name))),
            .. regular.Select(name => new WgaOffice(name, OfficeSide.Regular, SizeOf(name))),
        ];
    }

    /// <summary>Offices differ in size; the size hangs on the name only, so that an office keeps it in every simulation.</summary>
    internal static double SizeOf(string name)
    {
        var key = name.Aggregate(17, (hash, letter) => unchecked((hash * 31) + letter));
        return Math.Exp(0.35 * PersonRandom.For(key, 0).Normal(WgaStream.Office));
    }

    private static string? Single(List<Diagnostic> findings, ExperimentProtocol protocol, ArmRole role)
    {
        var arms = protocol.Arms.Where(a => a.Role == role).ToList();
        Require(
            findings,
            arms.Count == 1,
            "arms",
            $"one arm with role {role.ToString().ToLowerInvariant()}",
            $"{arms.Count}"
        );
        return arms.Count > 0 ? arms[0].Id : null;
    }

    private static void RequireServices(List<Diagnostic> findings, ExperimentProtocol protocol)
    {
        var services = protocol.Services;
        RequireKinds(findings, "services.conversations", services.Conversations, WgaCodes.Conversations);
        RequireKinds(findings, "services.trajectories", services.Trajectories, WgaCodes.Trajectories);
        RequireKinds(findings, "services.instruments", services.Instruments, WgaCodes.Instruments);
    }

    private static void RequireKinds(
        List<Diagnostic> findings,
        string path,
        IReadOnlyList<Service> services,
        string[] kinds
    )
    {
        foreach (var kind in kinds)
        {
            var known = services.Any(s => s.Id == kind || s.Codes.Contains(kind));
            Require(findings, known, path, $"the kind '{kind}', which the simulation registers", "not there");
        }
    }

    private static void Require(List<Diagnostic> findings, bool met, string path, string expected, string found)
    {
        if (!met)
        {
            findings.Add(
                new Diagnostic("SIM001", "The simulation of a WGA experiment cannot honour this part of the protocol.")
                {
                    Path = path,
                    Expected = expected,
                    Found = found,
                    Remedy = "Start from 'netto init --template wga' and change what it allows.",
                }
            );
        }
    }
}
