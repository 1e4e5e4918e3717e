"""Who says so, how do they know, and how many independent origins are there?"""
