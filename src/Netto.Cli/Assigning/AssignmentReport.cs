using Netto.Assignment;
using Netto.Protocol;

namespace Netto.Cli.Assigning;

/// <summary>What was written.</summary>
/// <param name="Assignments">Path of assignments.csv.</param>
/// <param name="ChangedLists">Lists that were there and got other lines.</param>
internal sealed record WrittenLists(string Assignments, IReadOnlyList<string> ChangedLists);

/// <summary>Tells what an assignment did.</summary>
internal static class AssignmentReport
{
    public static void Write(CommandRun run, ExperimentProtocol protocol, AssignmentResult result, WrittenLists written)
    {
        if (run.WantsJson)
        {
            WriteJson(run, protocol, result, written);
            return;
        }

        run.WriteLine($"{result.Assignments.Count} people assigned, {result.NewCount} of them new.");
        foreach (var arm in protocol.Arms)
        {
            run.WriteLine($"  {arm.Id, -14}{Count(result, arm.Id), 8}");
        }

        foreach (var group in LeftOut(result))
        {
            run.WriteLine($"{group.People} left out: {group.Reason}");
        }

        foreach (var conflict in result.Conflicts)
        {
            // A list is made for the office, so the message needs no citizen number: its last digit tells enough.
            run.Environment.Error.WriteLine(
                $"netto: warning ASG008: an earlier assignment ({conflict.Recorded.Arm}, on {conflict.Recorded.AssignedOn:uuuu-MM-dd}, digit {conflict.Recorded.Digit}) stays, though the protocol gives {conflict.Expected}."
            );
        }

        foreach (var list in written.ChangedLists)
        {
            run.Environment.Error.WriteLine($"netto: warning ASG009: {list} was there already and has new lines.");
        }

        run.WriteLine($"See {written.Assignments}");
    }

    private static void WriteJson(
        CommandRun run,
        ExperimentProtocol protocol,
        AssignmentResult result,
        WrittenLists written
    ) =>
        run.WriteJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("people", result.Assignments.Count);
            writer.WriteNumber("new", result.NewCount);
            writer.WriteStartObject("arms");
            foreach (var arm in protocol.Arms)
            {
                writer.WriteNumber(arm.Id, Count(result, arm.Id));
            }

            writer.WriteEndObject();
            writer.WriteStartArray("left_out");
            foreach (var group in LeftOut(result))
            {
                writer.WriteStartObject();
                writer.WriteString("reason", group.Reason);
                writer.WriteNumber("n", group.People);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteNumber("conflicts", result.Conflicts.Count);
            writer.WriteNumber("changed_lists", written.ChangedLists.Count);
            writer.WriteString("assignments", written.Assignments);
            writer.WriteEndObject();
        });

    private static int Count(AssignmentResult result, string arm) =>
        result.Assignments.Count(record => string.Equals(record.Arm, arm, StringComparison.Ordinal));

    private static IEnumerable<(string Reason, int People)> LeftOut(AssignmentResult result) =>
        result
            .LeftOut.GroupBy(person => Reason(person.Why), StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.Count()));

    private static string Reason(Eligibility.NotEligible why) =>
        why.Reason switch
        {
            IneligibleReason.UnknownOffice => $"the office {why.Detail} is not in the protocol",
            IneligibleReason.OfficeLeftOut => $"the office {why.Detail} is left out of the study",
            IneligibleReason.OutsideWindow => "outside the inflow window",
            IneligibleReason.RightEnded => "the right ended before the list was made",
            IneligibleReason.Excluded => $"exclusion {why.Detail}",
            _ => "came in before with an earlier right",
        };
}
