"""What Steady keeps of conversations: masked before it is written, erased on request and by age."""
