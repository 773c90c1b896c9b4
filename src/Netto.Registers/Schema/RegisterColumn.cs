namespace Netto.Registers.Schema;

/// <summary>The types of register columns.</summary>
public enum RegisterType
{
    /// <summary>Text or a code.</summary>
    Text,

    /// <summary>A calendar date.</summary>
    Date,

    /// <summary>A whole number.</summary>
    Whole,

    /// <summary>A number, with decimals where needed.</summary>
    Number,

    /// <summary>True or false.</summary>
    Truth,
}

/// <summary>Whether a file must have a column, and whether its cells may be empty.</summary>
public enum RegisterPresence
{
    /// <summary>The column must be there and every cell filled.</summary>
    Required,

    /// <summary>The column must be there; a cell may be empty (the open end of a spell).</summary>
    RequiredMayBeEmpty,

    /// <summary>The column may be absent, and its cells empty; where it is absent it is read as all empty.</summary>
    Optional,
}

/// <summary>One column of a register table.</summary>
/// <param name="Name">Its fixed name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Presence">Whether it must be there.</param>
/// <param name="Meaning">What it says, with its unit.</param>
public sealed record RegisterColumn(string Name, RegisterType Type, RegisterPresence Presence, string Meaning)
{
    /// <summary>Which values it takes; open where any text goes.</summary>
    public RegisterCodes Codes { get; init; } = new RegisterCodes.Open();

    /// <summary>DuckDB's name of its type.</summary>
    public string SqlType => RegisterTypes.SqlName(Type);
}

/// <summary>Which values a column takes.</summary>
public abstract record RegisterCodes
{
    private RegisterCodes() { }

    /// <summary>Any value.</summary>
    public sealed record Open : RegisterCodes;

    /// <summary>These and no others, whatever the protocol.</summary>
    public sealed record Fixed(IReadOnlyList<string> Values) : RegisterCodes;

    /// <summary>Those that the protocol names.</summary>
    public sealed record FromProtocol(ProtocolCodeList List) : RegisterCodes;
}

/// <summary>Lists of codes that a protocol gives.</summary>
public enum ProtocolCodeList
{
    /// <summary>The arms.</summary>
    Arms,

    /// <summary>Kinds of conversations and other contacts.</summary>
    Contacts,

    /// <summary>Kinds of trajectories.</summary>
    Trajectories,

    /// <summary>Kinds of instruments.</summary>
    Instruments,
}

/// <summary>DuckDB's names of the register types.</summary>
public static class RegisterTypes
{
    /// <summary>The name of a type in SQL.</summary>
    public static string SqlName(RegisterType type) =>
        type switch
        {
            RegisterType.Text => "VARCHAR",
            RegisterType.Date => "DATE",
            RegisterType.Whole => "INTEGER",
            RegisterType.Number => "DOUBLE",
            RegisterType.Truth => "BOOLEAN",
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a register type."),
        };
}
