using Netto.Simulation.Engine;

namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>The conversations and other services of one person under one arm, and the exits that they bring forward.</summary>
internal sealed class EvenOddConversations(EvenOddModel model, EvenOddPerson person, PersonRandom random, int arm)
{
    private const int Control = 1;
    private const double WeekTen = 2.3;
    private const double MotivationOnHeld = 0.04;

    // The month is registered by kind. Days lie inside the month, those of month 12 around its end.
    private static readonly double[] From = [3.1, 6.1, 9.1, 11.6];
    private static readonly double[] Length = [0.6, 0.8, 0.8, 0.8];

    /// <summary>Month of the first individual conversation held; infinite when there is none.</summary>
    public double FirstIndividual { get; private set; } = double.PositiveInfinity;

    /// <summary>Adds the planned conversations and gives the exit as they change it.</summary>
    public Exit AddTo(RegisterRows rows, Exit exit)
    {
        for (var i = 0; i < EvenOddModel.Conversations.Length; i++)
        {
            var month = From[i] + (Length[i] * random.Uniform(EvenOddStreams.ConversationDay, i));
            if (month < exit.Month)
            {
                exit = AddPlanned(rows, exit, i, month);
            }
        }

        return exit;
    }

    /// <summary>Adds services that are not planned: more conversations, workshops, tests.</summary>
    public void AddOtherServices(RegisterRows rows, Exit exit)
    {
        var months = Math.Min(exit.Month, 14) - WeekTen;
        for (var kind = 0; kind < EvenOddModel.OtherServices.Length; kind++)
        {
            var count = random.Poisson(model.ServiceRates[arm][kind] * months, EvenOddStreams.OtherService, kind);
            for (var i = 0; i < count; i++)
            {
                AddService(rows, kind, WeekTen + (months * random.Uniform(EvenOddStreams.OtherServiceDay + kind, i)));
            }
        }
    }

    private Exit AddPlanned(RegisterRows rows, Exit exit, int i, double month)
    {
        var group = arm == Control && i == 0;
        var kind = i == 0 ? WwCodes.Evaluation : WwCodes.Monitoring;
        var chance = model.Held[arm][i] + (arm == Control && i > 0 ? 0 : MotivationOnHeld * person.Motivation);
        var held = random.Happens(chance, EvenOddStreams.ConversationHeld, i);
        AddMissed(rows, kind, month, held);
        if (!held)
        {
            return exit;
        }

        var unclear = i == 0 && random.Happens(model.FormUnclear[arm], EvenOddStreams.ConversationForm);
        var form = (unclear, group) switch
        {
            (true, _) => "",
            (_, true) => WwCodes.Group,
            _ => WwCodes.Individual,
        };
        AddContact(rows, month, kind, form, WwCodes.Held);
        if (group)
        {
            return exit;
        }

        FirstIndividual = Math.Min(FirstIndividual, month);
        return Helped(exit, i, month);
    }

    private Exit Helped(Exit exit, int i, double month)
    {
        if (
            !random.Happens(
                model.Help[person.SexRow][i] * (person.ExitRow == 1 ? model.HelpInWinter : 1),
                EvenOddStreams.Help,
                i
            )
        )
        {
            return exit;
        }

        var last = i == EvenOddModel.Conversations.Length - 1;
        var toWork = model.HelpToWork[person.SexRow] * (last ? model.LastHelpToWork : 1);
        var sooner = month + 0.2 + (1.6 * random.Uniform(EvenOddStreams.HelpDelay, i));
        var kind = random.Happens(toWork, EvenOddStreams.HelpKind, i) ? ExitKind.Work : ExitKind.Other;
        return sooner < exit.Month ? new Exit(kind, sooner) : exit;
    }

    /// <summary>An appointment that was cancelled, or to which nobody came; a new one follows when one was held.</summary>
    private void AddMissed(RegisterRows rows, string kind, double month, bool held)
    {
        var planned = held || arm == 0;
        var chance = random.Uniform(EvenOddStreams.ConversationMissed, EvenOddModel.Conversations.Length + (int)month);
        var share = held ? 0.08 : 0.35;
        if (planned && chance < share)
        {
            var status = chance < 0.6 * share ? WwCodes.Cancelled : WwCodes.NoShow;
            AddContact(rows, month - 0.1, kind, WwCodes.Individual, status);
        }
    }

    private void AddService(RegisterRows rows, int kind, double month)
    {
        if (CalendarMonths.After(person.Entry, month) is var day && day >= person.DataEnd)
        {
            return;
        }

        if (kind == 0)
        {
            AddContact(rows, month, WwCodes.OtherConversation, WwCodes.Individual, WwCodes.Held);
        }
        else
        {
            rows.AddOnce(new Instrument(person.Index, EvenOddModel.OtherServices[kind], day, day + 1));
        }
    }

    private void AddContact(RegisterRows rows, double month, string kind, string form, string status)
    {
        var day = CalendarMonths.After(person.Entry, month);
        if (day < person.DataEnd)
        {
            rows.Contacts.Add(new Contact(person.Index, day, kind, form, status, "office"));
        }
    }
}
