using Netto.DuckDb;
using Netto.Outcomes.Kinds;
using Netto.Outcomes.Plans;
using Netto.Protocol;

namespace Netto.Outcomes.Measuring;

/// <summary>Reads the planned conversations: held and how, among those whose right still ran.</summary>
internal sealed class PlannedReader(StudyPlans study)
{
    public IReadOnlyList<PlannedConversations> Read(
        DuckDbConnection connection,
        StudyFrame frame,
        CancellationToken cancellation
    )
    {
        var planned = study
            .Protocol.PlannedContacts.GroupBy(contact => (contact.Month, contact.Among))
            .OrderBy(planned => planned.Key.Month)
            .ToList();
        if (planned.Count == 0)
        {
            return [];
        }
        var reader = new ValueReader();
        var asked = planned.ConvertAll(own => Ask(reader, own.Key, [.. own]));
        var read = reader.Read(connection, frame.People, cancellation);
        return
        [
            .. asked.Select(item => new PlannedConversations(
                item.Planned.Month,
                item.Planned.Among,
                FormsOf(read.Flags(item.Individual), read.Flags(item.Group), read.Flags(item.Held)),
                read.Flags(item.InBenefit)
            )),
        ];
    }

    private Asked Ask(ValueReader reader, (int Month, string? Among) planned, IReadOnlyList<PlannedContact> contacts)
    {
        var codes = new ServiceRows(study.Protocol.Services).Conversations([
            .. contacts.Select(contact => contact.Conversation),
        ]);
        var held = ServiceRows
            .HeldContacts(WindowOf(contacts))
            .Where(row => row.Text("kind").IsIn([.. codes]))
            .Named($"conversations_of_month_{planned.Month}");
        var endOfMonth = StudyPlans.Entry.PlusMonths(Values.Number(planned.Month));
        var right = new BenefitPlans(study).Rights.Where(row =>
            (row.Start <= StudyPlans.Entry).And(row.End >= endOfMonth)
        );
        var inData = endOfMonth <= Values.Date(study.DataEnd);
        return new(
            planned,
            reader.Ask(held.Any(held.Text("form").IsIn("individual"))),
            reader.Ask(held.Any(held.Text("form").IsIn("group"))),
            reader.Ask(held.Exist()),
            reader.Ask(right.Exist().And(inData))
        );
    }

    // Without weeks the kind of conversation alone tells which one it is.
    private Window WindowOf(IReadOnlyList<PlannedContact> contacts)
    {
        var fromWeek = contacts.Min(contact => contact.FromWeek ?? 1);
        var from = StudyPlans.Entry.PlusDays(Values.Number(7 * (fromWeek - 1)));
        var until = contacts.All(contact => contact.UntilWeek is not null)
            ? StudyPlans.Entry.PlusDays(Values.Number(7 * contacts.Max(contact => contact.UntilWeek!.Value)))
            : Values.Date(study.DataEnd);
        return new(from, until, $"in_weeks_of_month_{contacts[0].Month}");
    }

    private static ConversationForm[] FormsOf(bool[] individual, bool[] group, bool[] held) =>
        [
            .. held.Select(
                (isHeld, person) =>
                    individual[person] ? ConversationForm.Individual
                    : group[person] ? ConversationForm.Group
                    : isHeld ? ConversationForm.Unclear
                    : ConversationForm.None
            ),
        ];

    private sealed record Asked(
        (int Month, string? Among) Planned,
        string Individual,
        string Group,
        string Held,
        string InBenefit
    );
}
