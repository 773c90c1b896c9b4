namespace Netto.Formulas.Terms;

/// <summary>A formula as read: parts between bars, each with its right side and, where written, its own left side.</summary>
/// <param name="Text">As written.</param>
/// <param name="Parts">One part, or two (<c>y ~ d + x | z + x</c>, <c>y ~ x | seen ~ x + w</c>).</param>
public sealed record Formula(string Text, IReadOnlyList<FormulaPart> Parts)
{
    /// <summary>The left side of the first part.</summary>
    public Response Response => Parts[0].Response;

    /// <summary>Reads a formula.</summary>
    /// <param name="text">For example <c>log(y) ~ x1 + C(region) + a*b - 1</c>.</param>
    /// <exception cref="FormulaException">With the place of the first error.</exception>
    public static Formula Parse(string text) => Parse(text, []);

    /// <summary>Reads a formula in which a dot stands for all columns but the outcome (after a bar: for the terms of the first part).</summary>
    /// <param name="text">For example <c>y ~ . - id</c>.</param>
    /// <param name="columns">Names of the columns of the table.</param>
    /// <exception cref="FormulaException">With the place of the first error.</exception>
    public static Formula Parse(string text, IReadOnlyList<string> columns) =>
        Parsing.FormulaParser.Parse(text, columns);
}

/// <summary>One side list of a formula.</summary>
/// <param name="Response">Its left side, or <see cref="NoResponse"/>.</param>
/// <param name="Terms">Its terms: main effects first, then interactions by degree, each in the order written.</param>
/// <param name="Intercept">Whether it has a constant.</param>
public sealed record FormulaPart(Response Response, IReadOnlyList<Term> Terms, Intercept Intercept);

/// <summary>Whether a side has a constant.</summary>
public enum Intercept
{
    /// <summary>It has, unless written otherwise.</summary>
    Present,

    /// <summary><c>- 1</c> or <c>+ 0</c> was written.</summary>
    Absent,
}

/// <summary>What stands on the left of the tilde.</summary>
public abstract record Response;

/// <summary>Nothing.</summary>
public sealed record NoResponse : Response;

/// <summary>A column or a function of columns.</summary>
/// <param name="Factor">The column or function.</param>
public sealed record SimpleResponse(Factor Factor) : Response;

/// <summary><c>Surv(time, event)</c> or <c>Surv(start, stop, event)</c>.</summary>
/// <param name="Arguments">Two or three columns.</param>
public sealed record SurvivalResponse(IReadOnlyList<Factor> Arguments) : Response;
