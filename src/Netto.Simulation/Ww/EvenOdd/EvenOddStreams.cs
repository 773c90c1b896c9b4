namespace Netto.Simulation.Ww.EvenOdd;

/// <summary>Which random stream decides what. Streams are shared by the arms: only the service differs.</summary>
internal static class EvenOddStreams
{
    public const int Traits = 1;
    public const int Sex = 2;
    public const int Office = 3;
    public const int EntryDay = 4;
    public const int BirthDay = 5;
    public const int AssignmentError = 6;
    public const int Exit = 7;
    public const int Motivation = 8;
    public const int Wage = 9;
    public const int Hours = 10;
    public const int SelfEmployed = 11;
    public const int OtherReason = 12;
    public const int JobLag = 13;
    public const int LateJob = 14;
    public const int LateJobDelay = 15;
    public const int PartialJob = 16;
    public const int PartialJobStart = 17;
    public const int Revival = 18;
    public const int Return = 19;
    public const int EarlierJob = 20;
    public const int ConversationDay = 21;
    public const int ConversationHeld = 22;
    public const int ConversationForm = 23;
    public const int ConversationMissed = 24;
    public const int Help = 25;
    public const int HelpDelay = 26;
    public const int HelpKind = 27;
    public const int OtherService = 28;
    public const int OtherServiceDay = 40;
    public const int EarlierContact = 60;
    public const int Partner = 61;
    public const int SelfEmploymentLength = 62;

    /// <summary>First streams of the three job paths of a person.</summary>
    public const int WorkPath = 100;
    public const int LatePath = 120;
    public const int PartialPath = 140;
}
