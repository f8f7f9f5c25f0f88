"""Generated charters, as a charter's text and in the languages of the peers."""

from dataclasses import dataclass

import words


@dataclass
class Rule:
    """Its list of terms, what it says of a post that has one, and what else it asks."""

    number: int
    terms: list
    says: str  # forbid, discourage or approval
    asks: str  # consent (a fact that only a person knows), platform, account or nothing


SAYS = ("forbid", "forbid", "discourage", "approval")
ASKS = ("consent", "platform", "nothing", "account")


def rules(count, term_count):
    every = words.terms(term_count)
    share = term_count // count
    return [
        Rule(i, every[i * share : (i + 1) * share], SAYS[i % 4], ASKS[i % 4]) for i in range(count)
    ]


HEAD = """Language: English.

Charter “Generated” of “Bench SA”, version 1.0, in force from 2027-01-01.
Contact: “bench@bench.example”.
Applies to: “everyone”.
Checked: the author's drafts and official accounts.

Role press: “Press office”.
"""

CHARTER_SAYS = {
    "forbid": "It is forbidden to",
    "discourage": "It is not advisable to",
    "approval": "Approval from the “Press office” is required to",
}

CHARTER_ASKS = {
    "consent": ", unless “consent {0} was given”",
    "platform": ", if the platform is linkedin",
    "account": ", if the account is official",
    "nothing": "",
}


def charte(charter, per_article=10):
    out = [HEAD]
    for rule in charter:
        listed = ",\n  ".join(f"“{term}”" for term in rule.terms)
        out.append(f"List list_{rule.number} “List {rule.number}”:\n  {listed}.\n")
    for rule in charter:
        n = rule.number
        out.append(
            f"Fact names_{n}: “name subject {n}”, that is “the post names subject {n}”; "
            f"established if the text mentions list_{n}.\n"
        )
        if rule.asks == "consent":
            out.append(
                f"Fact consent_{n}: “obtain consent {n}”, that is “consent {n} was given”; "
                f"to ask: “Was consent {n} given?”.\n"
            )
    for rule in charter:
        n = rule.number
        if n % per_article == 0:
            out.append(f"\nArticle {n // per_article + 1} “Subjects from {n}”.\n")
        out.append(
            f"  {CHARTER_SAYS[rule.says]} “name subject {n}”{CHARTER_ASKS[rule.asks].format(n)}.\n"
            f"    Reason: “Subject {n} is told by those who know it.”.\n"
            f"    Advice: “Leave subject {n} to the press office.”.\n"
        )
    return "".join(out)
