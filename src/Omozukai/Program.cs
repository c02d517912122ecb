return Omozukai.Commands.CommandLine.Run(args);
