import HaTangCommands

HatangProgram().main()
