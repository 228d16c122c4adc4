# csv_to_sqlite.py FILE DATABASE: the usual way in Python, as a reference for the import.
import csv
import itertools
import sqlite3
import sys

source, database = sys.argv[1:]
connection = sqlite3.connect(database)
with open(source, newline="", encoding="utf-8") as file:
    records = csv.reader(file)
    header = next(records)
    connection.execute(f"CREATE TABLE t ({', '.join(f'c{i} TEXT' for i in range(len(header)))})")
    insert = f"INSERT INTO t VALUES ({', '.join('?' * len(header))})"
    while batch := list(itertools.islice(records, 10_000)):
        connection.executemany(insert, batch)
connection.commit()
