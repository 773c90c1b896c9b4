using System.Reflection;
using System.Runtime.CompilerServices;

namespace Netto.Architecture.Tests;

/// <summary>The public face of an assembly as sorted lines of text.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["Boolean"] = "bool",
        ["Double"] = "double",
        ["Int32"] = "int",
        ["Int64"] = "long",
        ["String"] = "string",
        ["UInt64"] = "ulong",
        ["Void"] = "void",
    };

    private static readonly NullabilityInfoContext Nullability = new();

    public static IEnumerable<string> Lines(Assembly assembly) =>
        assembly
            .GetExportedTypes()
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type =>
                Members(type)
                    .Order(StringComparer.Ordinal)
                    .Select(member => $"    {member}")
                    .Prepend($"{Kind(type)} {Full(type)}")
            );

    private static string Kind(Type type) =>
        type.IsEnum ? "enum"
        : type.IsInterface ? "interface"
        : type.IsValueType ? "struct"
        : type is { IsAbstract: true, IsSealed: true } ? "static class"
        : type.IsAbstract ? "abstract class"
        : "class";

    private static IEnumerable<string> Members(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type);
        var constructors = type.GetConstructors(Declared).Select(c => $"new({Parameters(c)})");
        var methods = type.GetMethods(Declared)
            .Where(m => !m.IsSpecialName && !Made(m))
            .Select(m => $"{Static(m)}{Name(m.ReturnParameter)} {m.Name}({Parameters(m)})");
        var properties = type.GetProperties(Declared).Where(p => !Made(p)).Select(Property);
        var fields = type.GetFields(Declared)
            .Select(f => $"{(f.IsLiteral ? "const" : "field")} {Short(f.FieldType)} {f.Name}");
        return constructors.Concat(methods).Concat(properties).Concat(fields);
    }

    // What the compiler makes for records is not ours to promise one by one.
    private static bool Made(MemberInfo member) =>
        member.IsDefined(typeof(CompilerGeneratedAttribute))
        || member.Name is "ToString" or "Equals" or "GetHashCode" or "EqualityContract" or "Deconstruct"
        || member.Name.Contains('<', StringComparison.Ordinal);

    private static string Property(PropertyInfo property)
    {
        var accessor = property.GetMethod ?? property.SetMethod!;
        var set =
            property.SetMethod is not { IsPublic: true } setter ? ""
            : setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? " init;"
            : " set;";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
        var mark =
            Nullability.Create(property).ReadState == NullabilityState.Nullable && !property.PropertyType.IsValueType;
        return $"{Static(accessor)}{required}{Short(property.PropertyType)}{(mark ? "?" : "")} {property.Name} {{ get;{set} }}";
    }

    private static string Static(MethodBase method) => method.IsStatic ? "static " : "";

    private static string Parameters(MethodBase method) =>
        string.Join(
            ", ",
            method
                .GetParameters()
                .Select(p => $"{Name(p)} {p.Name}{(p.HasDefaultValue ? $" = {p.DefaultValue ?? "null"}" : "")}")
        );

    private static string Name(ParameterInfo parameter)
    {
        var mark = Nullability.Create(parameter).WriteState == NullabilityState.Nullable;
        return Short(parameter.ParameterType) + (mark && !parameter.ParameterType.IsValueType ? "?" : "");
    }

    private static string Full(Type type) => type.FullName!.Replace('+', '.');

    private static string Short(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value)
            return Short(value) + "?";
        if (type.IsArray)
            return Short(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return Keywords.GetValueOrDefault(type.Name, type.Name);
        var name = type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Short))}>";
    }
}
