"""Other systems that send figures by themselves."""
