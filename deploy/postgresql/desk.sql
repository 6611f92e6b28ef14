CREATE DATABASE review; -- the trainers' desk has a database of its own
