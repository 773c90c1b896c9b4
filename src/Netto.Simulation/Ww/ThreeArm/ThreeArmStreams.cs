namespace Netto.Simulation.Ww.ThreeArm;

/// <summary>Which random stream decides what. Streams are shared by the arms: only service and enforcement differ.</summary>
internal static class ThreeArmStreams
{
    public const int Sex = 1;
    public const int Profile = 2;
    public const int Age = 3;
    public const int Education = 4;
    public const int EntryDay = 5;
    public const int BirthDay = 6;
    public const int Score = 7;
    public const int Drive = 8;
    public const int EducationMissing = 9;
    public const int Office = 10;
    public const int AssignmentError = 11;
    public const int Exit = 12;
    public const int OtherReason = 13;
    public const int Wage = 14;
    public const int Hours = 15;
    public const int SelfEmployed = 16;
    public const int JobLag = 17;
    public const int LateJob = 18;
    public const int PartialJob = 19;
    public const int EarlierJob = 20;
    public const int Return = 21;
    public const int Amount = 22;
    public const int SicknessLength = 23;
    public const int ServiceLevel = 24;
    public const int ServiceTime = 25;
    public const int MoreTime = 26;
    public const int MoreKind = 27;
    public const int FollowUps = 28;
    public const int FollowUpTime = 29;
    public const int Missed = 30;
    public const int Request = 31;
    public const int Help = 32;
    public const int HelpTime = 33;
    public const int HelpKind = 34;
    public const int Deterred = 35;
    public const int DeterredTime = 36;
    public const int EnforcementContact = 37;
    public const int ApplicationGroup = 40;
    public const int ApplicationRate = 41;
    public const int ApplicationCount = 42;
    public const int ApplicationDay = 43;
    public const int ApplicationKind = 44;
    public const int ApplicationSuccess = 45;
    public const int SuccessChance = 46;
    public const int Compliance = 47;
    public const int ComplianceShare = 48;
    public const int Later = 49;
    public const int LaterTime = 50;
    public const int WorkPath = 100;
    public const int LatePath = 120;
    public const int PartialPath = 140;
    public const int HelpedPath = 160;
}
