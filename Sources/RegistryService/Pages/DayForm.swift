import RegistryRecords
import ReportWriters

/// The form that asks for another day or era.
struct DayForm {
    let context: PageContext
    /// The eras that the registry has communes of.
    let eras: [String]

    var markup: Markup {
        Markup(
            "form", ["method": "get", "class": "ask"],
            context.hiddenFields(but: ["on", "era"]) + [
                Markup(
                    "label", [:],
                    [
                        .text(context.words("Tính đến ngày", "On the day")),
                        Markup(
                            "input",
                            [
                                "type": "date", "name": "on", "value": .text(context.day.description),
                                "required": .present,
                            ]),
                    ]), eras.count < 2 ? .nothing : era,
                Markup("button", ["type": "submit"], text: context.words("Xem", "Show")),
            ])
    }

    private var era: Markup {
        Markup(
            "label", [:],
            [
                .text(context.words("Thời kỳ", "Era")),
                Markup(
                    "select", ["name": "era"],
                    [Markup("option", ["value": ""], text: context.words("theo ngày", "that of the day"))]
                        + eras.map { era in
                            Markup(
                                "option", ["value": .text(era), "selected": era == context.era ? .present : nil],
                                text: era)
                        }),
            ])
    }
}
