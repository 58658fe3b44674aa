"""The Latvian Roma Platform as a data package: CSV tables described by datapackage.json."""
