namespace Netto.Simulation.Wga;

/// <summary>Which quantity a random number decides. Months or other indices are the time inside a stream.</summary>
internal static class WgaStream
{
    public const int Traits = 1;
    public const int AgeWithinBand = 2;
    public const int Office = 3;
    public const int EntryMonth = 4;
    public const int EntryDay = 5;
    public const int AssignmentDelay = 6;
    public const int AssignmentError = 7;
    public const int AsksForService = 8;
    public const int RequestMonth = 9;
    public const int DayInMonth = 10;

    public const int ToPermanent = 20;
    public const int Recovery = 21;
    public const int ToFull = 22;
    public const int ToPartial = 23;
    public const int Death = 24;
    public const int OtherExit = 25;
    public const int Detention = 26;
    public const int WageBefore = 27;
    public const int WagePhaseLength = 28;
    public const int WagePhase = 29;

    public const int LargeJob = 40;
    public const int SmallJob = 41;
    public const int JobLength = 42;
    public const int JobHours = 43;
    public const int JobWage = 44;
    public const int JobContract = 45;
    public const int JobEmployer = 46;
    public const int OldJob = 47;
    public const int AfterJob = 48;
    public const int SelfEmployment = 49;
    public const int SelfEmploymentLength = 50;

    public const int ServiceFrailty = 60;
    public const int ServicePlace = 69;
    public const int FirstConversation = 70;
    public const int ConversationCount = 71;
    public const int ConversationDay = 80;
    public const int ConversationStatus = 81;
    public const int ConversationChannel = 82;
    public const int TrajectoryStart = 90;
    public const int TrajectoryLength = 95;
    public const int TrajectoryResult = 96;
    public const int InstrumentCount = 97;
    public const int InstrumentKind = 98;
    public const int LateOrientation = 99;

    public const int SurveyResponse = 120;
    public const int SurveyLatent = 121;
    public const int SurveyItem = 130;
}
