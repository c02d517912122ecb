namespace Omozukai.Studio;

/// <summary>Where poses go over the VMC protocol. 39539 is the port where receivers listen (VMC protocol, Marionette).</summary>
internal sealed record VmcSettings(bool IsOn = false, string Host = "127.0.0.1", int Port = 39539);
