"""What people made of each rule's findings, over the whole history of a project."""

from __future__ import annotations

from enface.store.ledger import Ledger

_WAIVED = """SELECT payload ->> 'rule' AS rule, payload ->> 'fingerprint' AS fingerprint, document FROM event
    WHERE kind = 'finding.waived' AND id NOT IN (SELECT event FROM undone)
    AND id NOT IN (SELECT payload ->> 'waiver' FROM event
        WHERE kind = 'finding.unwaived' AND id NOT IN (SELECT event FROM undone))"""


class Experience:
    """Counts decisions on findings in a project's database."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def by_rule(self) -> dict[str, tuple[int, int]]:
        """How often each rule's findings were fixed and waived; the same content counts once in a document.

        Waivers that ran out count, those that were undone or taken back do not.
        """
        with self._ledger.reading() as connection:
            rows = connection.execute(
                f"""SELECT rule, sum(fixed), sum(waived) FROM (
                    SELECT DISTINCT rule, fingerprint, document, 1 AS fixed, 0 AS waived FROM fixed
                    UNION ALL SELECT DISTINCT rule, fingerprint, document, 0, 1 FROM ({_WAIVED})
                ) GROUP BY rule ORDER BY rule"""
            ).fetchall()
        return {rule: (fixed, waived) for rule, fixed, waived in rows}
