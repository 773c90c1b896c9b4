using Netto.Protocol;
using Netto.Simulation.Engine;

namespace Netto.Simulation.Measuring;

/// <summary>Whether a person received the service, by the rule of the protocol: the endogenous variable of the LATE.</summary>
public sealed class ReceivedMeasure(ExperimentProtocol protocol)
{
    /// <summary>Whether the person, in this arm and with these rows, counts as served.</summary>
    public bool Received(RegisterRows rows, PersonDates dates, string arm) =>
        protocol.TreatmentReceived switch
        {
            TreatmentReceived.SelfReport rule => rule.ServedArms.Contains(arm) || Requested(rows, dates),
            TreatmentReceived.ServiceHeld rule => Held(
                rows,
                rule,
                new Window(
                    CalendarMonths.After(dates.Entry, rule.FromMonth),
                    CalendarMonths.After(dates.Entry, rule.ByMonth)
                )
            ),
            _ => protocol.Arms.First(a => a.Id == arm).Role == ArmRole.Treatment,
        };

    private bool Requested(RegisterRows rows, PersonDates dates)
    {
        var end = CalendarMonths.After(dates.Entry, protocol.FollowUp.Months);
        foreach (var request in rows.Requests)
        {
            if (request.Date >= dates.Entry && request.Date < end)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Held(RegisterRows rows, TreatmentReceived.ServiceHeld rule, Window window)
    {
        foreach (var contact in rows.Contacts)
        {
            if (
                contact.Status == "held"
                && window.Holds(contact.Date)
                && HasForm(contact.Form, rule.Form)
                && rule.Services.Contains(contact.Kind)
            )
            {
                return true;
            }
        }

        return OtherService(rows, rule, window);
    }

    private static bool OtherService(RegisterRows rows, TreatmentReceived.ServiceHeld rule, Window window)
    {
        foreach (var instrument in rows.Instruments)
        {
            if (window.Holds(instrument.Start) && rule.Services.Contains(instrument.Kind))
            {
                return true;
            }
        }

        foreach (var trajectory in rows.Trajectories)
        {
            if (window.Holds(trajectory.Start) && rule.Services.Contains(trajectory.Kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasForm(string form, ContactForm? wanted) =>
        wanted switch
        {
            null => true,
            ContactForm.Individual => form == "individual",
            _ => form == "group",
        };
}
