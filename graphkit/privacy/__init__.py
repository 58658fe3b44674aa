"""What an audience may see of the tables, by the rules of the policy.

Attendance can reveal ethnic origin (GDPR, Article 9), so public files hold organisations and places only.
"""
