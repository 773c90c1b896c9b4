using Netto.Protocol;

namespace Netto.Simulation.Ww;

/// <summary>Checks that a protocol asks for what the simulation of an unemployment benefit experiment can honour.</summary>
internal sealed class WwDesign(ExperimentProtocol protocol, string template)
{
    private readonly List<Diagnostic> _findings = [];

    /// <summary>The digit map.</summary>
    public DigitMap Digits =>
        protocol.Assignment is AssignmentRule.LastDigit rule
            ? rule.Digits
            : throw new InvalidOperationException("The design was not checked for assignment by last digit.");

    /// <summary>Requires the arms of the template, by name, and assignment by the last digit.</summary>
    public WwDesign WithArms(params string[] arms)
    {
        var names = protocol.Arms.Select(a => a.Id).ToList();
        Require(
            names.Order(StringComparer.Ordinal).SequenceEqual(arms.Order(StringComparer.Ordinal)),
            "arms",
            string.Join(", ", arms),
            string.Join(", ", names)
        );
        var byDigit = protocol.Assignment is AssignmentRule.LastDigit { ByOffice.Count: 0 };
        Require(byDigit, "assignment", "last-digit, one map for all offices", protocol.Assignment.GetType().Name);
        return this;
    }

    /// <summary>Requires kinds of service that the simulation registers.</summary>
    public WwDesign WithServices(string path, IReadOnlyList<Service> services, params string[] kinds)
    {
        foreach (var kind in kinds)
        {
            var known = services.Any(s => s.Id == kind || s.Codes.Contains(kind));
            Require(known, $"services.{path}", $"the kind '{kind}', which the simulation registers", "not there");
        }

        return this;
    }

    /// <summary>Requires the population of the template.</summary>
    public WwDesign WithInflow(DateOfPerson about)
    {
        var inflow = protocol.Population.Inflow;
        Require(
            inflow?.About == about,
            "population.inflow",
            $"a window about {about}",
            inflow is null ? "none" : $"{inflow.About}"
        );
        Require(protocol.FollowUp.DataUntil is not null, "follow_up.data_until", "a date", "none");
        return this;
    }

    /// <summary>Throws everything that was found.</summary>
    public WwDesign Checked() => _findings.Count == 0 ? this : throw new InputException(_findings);

    private void Require(bool met, string path, string expected, string found)
    {
        if (!met)
        {
            _findings.Add(
                new Diagnostic("SIM001", "The simulation of this experiment cannot honour a part of the protocol.")
                {
                    Path = path,
                    Expected = expected,
                    Found = found,
                    Remedy = $"Start from 'netto init --template {template}' and change what it allows.",
                }
            );
        }
    }
}
