"""Five questions that analysts ask, answered from the tables of `musnad export`, with DuckDB.

musnad read articles/ --to json --out readings/
musnad export readings/ --to parquet --out tables/
pip install duckdb
python examples/questions.py tables/ --month 2024-10 --who القرمادي --about الحدود
"""

import argparse
from pathlib import Path

import duckdb

WHO_MET_WHOM = """
select e.first_day as day, array_to_string(e.actor_names, '، ') as visitors, array_to_string(e.recipient_names, '، ') as hosts, e.place
from events e
where e.type = 'CONSULT' and e.status in ('happened', 'past') and e.first_day like $month || '%'
  and len(e.actor_names) + len(e.recipient_names) > 1
order by day
"""
WHAT_SOMEBODY_SAID = """
select a.published, s.speaker_name as speaker, s.cue, s.content, array_to_string(s.via, ' ← ') as through
from statements s join articles a on a.id = s.article
where s.speaker_name like '%' || $who || '%' and s.content like '%' || $about || '%'
order by a.published
"""
CASUALTIES_BY_OUTLET = """
select a.outlet, n.kind, count(*) as counts, sum(n.low) as least, sum(n.high) as most
from numbers n join articles a on a.id = n.article
where n.kind in ('dead', 'injured')
group by all order by counts desc
"""
LABELS_BY_OUTLET = """
select a.outlet, l.target_name as target, l.text as label, count(*) as times
from labels l join articles a on a.id = l.article
where l.voice = 'outlet' and l.target is not null
group by all order by times desc, label
"""
CHAINS = """
select a.outlet, s.via[1] as first_link, count(*) as statements
from statements s join articles a on a.id = s.article
where len(s.via) > 0
group by all order by statements desc, first_link
"""
QUESTIONS = {
    "Who met whom in the month?": WHO_MET_WHOM,
    "What did somebody say about something, and through whom?": WHAT_SOMEBODY_SAID,
    "How many dead and injured does each outlet count?": CASUALTIES_BY_OUTLET,
    "What does each outlet call whom, in its own voice?": LABELS_BY_OUTLET,
    "Which office, document or agency do statements come through first?": CHAINS,
}
TABLES = ("articles", "statements", "events", "labels", "numbers")


def answers(tables: Path, month: str, who: str, about: str) -> dict[str, duckdb.DuckDBPyRelation]:
    """Each question with its rows. month: `2024-10`. who and about: letters that name or content hold."""
    connection = duckdb.connect()
    for name in TABLES:
        connection.from_parquet(str(tables / f"{name}.parquet")).create_view(name)
    given = {"month": month, "who": who, "about": about}
    return {
        question: connection.sql(query, params={key: value for key, value in given.items() if f"${key}" in query})
        for question, query in QUESTIONS.items()
    }


def main() -> None:
    """Print the answers."""
    parser = argparse.ArgumentParser(description="Five questions to the tables of musnad export --to parquet.")
    parser.add_argument("tables", type=Path)
    parser.add_argument("--month", required=True)
    parser.add_argument("--who", required=True)
    parser.add_argument("--about", required=True)
    asked = parser.parse_args()
    for question, rows in answers(asked.tables, asked.month, asked.who, asked.about).items():
        print(f"\n{question}")
        rows.show(max_rows=20, max_width=160)


if __name__ == "__main__":
    main()
